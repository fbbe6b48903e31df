using EShopSim.Engine;
using EShopSim.Traffic.Arrivals;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Clients;

/// <summary>One traffic source at work: open arrivals or users, with sessions where somebody waits for the answers.</summary>
internal sealed class Source
{
    private readonly ArrivalProcess? _arrivals;
    private readonly UserPopulation? _users;

    public Source(Simulator simulator, RandomStreams streams, TrafficSource source, int[] entries, DataPlane plane)
    {
        Name = source.Name;
        Sessions? sessions = null;
        if (source.HasSessions)
        {
            var operations = source.EntryOperations;
            int PlanOf(string operation)
            {
                for (var i = 0; i < entries.Length; i++)
                {
                    if (string.Equals(operations[i], operation, StringComparison.Ordinal))
                        return entries[i];
                }

                throw new ArgumentException($"{source.Name} has no entry {operation}", nameof(source));
            }

            // Requests that are merely asked again make no sessions that anybody would count.
            var meter = new SessionMeter(source.Name, source.Journey?.Goal is not null);
            if (source.Journey is not null || source.Users is not null || source.Limit is not null)
                Sessions = meter;
            sessions = new Sessions(plane, source, new JourneyPlan(source.Journey ?? Journey.Of(source.Mix, source.ThinkSeconds), PlanOf), meter);
            foreach (var entry in entries)
                plane.Desk.Sessions[plane.Graph.Calls[entry].Entry] = sessions;
        }

        if (source.Users is { } users)
            _users = new UserPopulation(simulator, users, sessions!, streams.Get("users/" + source.Name).NextUInt64());
        else
            _arrivals = new ArrivalProcess(simulator, streams, source, entries, plane.Desk, sessions);
    }

    public string Name { get; }

    /// <summary>Null where clients make single requests at a rate of their own.</summary>
    public SessionMeter? Sessions { get; }

    public void Start()
    {
        _arrivals?.Start();
        _users?.Start();
    }

    public void End()
    {
        _arrivals?.End();
        _users?.End();
    }
}
