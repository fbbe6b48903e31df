namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>How far the usage ratio may be from 1 before an HPA acts (KEP-4951).</summary>
/// <param name="ScaleUp">Fraction above 1 that is ignored; 0 or more.</param>
/// <param name="ScaleDown">Fraction below 1 that is ignored; 0 or more. Releases before 1.33 know <paramref name="ScaleUp"/> only.</param>
public readonly record struct Tolerance(double ScaleUp, double ScaleDown)
{
    /// <summary>The controller's default, a tenth in both directions.</summary>
    public static Tolerance Default { get; } = new(0.1, 0.1);

    /// <summary>Whether a ratio is too near to 1 to act on. The two forms of the test differ on the bound itself: 1.1 is outside until 1.32.</summary>
    public bool Holds(double ratio, KubernetesVersion version) =>
        version >= KubernetesVersion.V1_35
            ? 1.0 - ScaleDown <= ratio && ratio <= 1.0 + ScaleUp
            : Math.Abs(1.0 - ratio) <= ScaleUp;

    /// <summary>Whether a ratio is far enough from 1 to act on; until 1.32 a ratio that is not a number is not.</summary>
    public bool IsExceeded(double ratio, KubernetesVersion version) =>
        version >= KubernetesVersion.V1_35 ? !Holds(ratio, version) : Math.Abs(1.0 - ratio) > ScaleUp;
}
