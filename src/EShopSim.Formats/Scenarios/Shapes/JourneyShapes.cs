using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Journeys of users through the shop.</summary>
internal static class JourneyShapes
{
    private static readonly Shape<JourneyStepDeclaration> Step = new ObjectShape<JourneyStepDeclaration>("a step of a journey", fields =>
    {
        var operation = fields.MaybeValue("operation", new LocatedShape<string>(Scalar.Name), "The entry operation that is asked for. Default: none, a mere thought.");
        var think = fields.Maybe("think", DistributionShape.Instance, "The pause after the answer. Default: the journey's.");
        var next = fields.Optional("next", new NamesShape(NumberShapes.Fraction), [], "Where users go: a step, or steps and probabilities; who is left over leaves. Default: all leave.");
        var choose = fields.Optional("choose", new NamesShape(NumberShapes.Positive), [], "Where users go: steps and weights; nobody leaves.");
        return values =>
        {
            if (values.Has(next) && values.Has(choose))
                values.Report(DiagnosticCodes.Contradiction, choose, "next (probabilities) and choose (weights) exclude each other; keep one");
            return new JourneyStepDeclaration(values.Get(operation), values.Get(think), values.Get(next), values.Get(choose));
        };
    });

    private static readonly Shape<Patience> Patience = new ObjectShape<Patience>("patience", fields =>
    {
        var slow = fields.MaybeValue("slow", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "An answer that takes longer is slow. Default: none is.");
        var leave = fields.Optional("leave", NumberShapes.Fraction, 1.0, "The share of users who leave after a slow answer. Default 1.");
        var failed = fields.Optional("failed", NumberShapes.Fraction, 1.0, "The share of users who leave after a failed answer, retries included. Default 1.");
        return values => new Patience { Slow = values.Get(slow), LeaveWhenSlow = values.Get(leave), LeaveWhenFailed = values.Get(failed) };
    });

    internal static readonly Shape<JourneyDeclaration> Journey = new ObjectShape<JourneyDeclaration>("a journey", fields =>
    {
        var start = fields.Optional("start", new NamesShape(NumberShapes.Positive), [], "The step a session begins with, or steps and weights. Default: the first.");
        var goal = fields.MaybeValue("goal", new LocatedShape<string>(Scalar.Name), "The step whose answers count as orders: conversion is orders per session.");
        var think = fields.Maybe("think", DistributionShape.Instance, "The pause after each answer. Default 0s.");
        var patience = fields.Maybe("patience", Patience, "When users leave early. Default: never.");
        var steps = fields.Required("steps", new MapShape<JourneyStepDeclaration>(Step, minItems: 1), [], "The steps, by name.");
        return values => new JourneyDeclaration(values.Get(steps)) { Start = values.Get(start), Goal = values.Get(goal), Think = values.Get(think), Patience = values.Get(patience) };
    });
}
