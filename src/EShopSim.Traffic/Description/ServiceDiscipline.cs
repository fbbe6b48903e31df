namespace EShopSim.Traffic.Description;

/// <summary>How the requests in a pod come to their CPU time.</summary>
public enum ServiceDiscipline
{
    /// <summary>All requests in service share the pod's cores evenly: processor sharing, as threads under the kernel's fair scheduler.</summary>
    Sharing,

    /// <summary>A pool of workers takes requests in order of arrival, and each serves one to its end.</summary>
    Fifo,
}
