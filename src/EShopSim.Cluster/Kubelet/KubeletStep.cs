namespace EShopSim.Cluster.Kubelet;

/// <summary>The steps of a pod's life on its node, as the kubelet schedules them.</summary>
internal enum KubeletStep
{
    /// <summary>The kubelet learns that a pod is bound to it.</summary>
    Admit,

    /// <summary>The sandbox stands: pull the images.</summary>
    Pull,

    /// <summary>The images are there: start the containers.</summary>
    Start,

    /// <summary>All containers are ready.</summary>
    BecomeReady,

    /// <summary>The kubelet learns of the deletion: run the preStop hooks.</summary>
    Stop,

    /// <summary>The hooks are done: send SIGTERM.</summary>
    Terminate,

    /// <summary>The process has shut down, unless work came in the meantime.</summary>
    Exit,

    /// <summary>The grace period is over: send SIGKILL.</summary>
    Kill,

    /// <summary>The end of the containers is reported: remove the object.</summary>
    Confirm,

    /// <summary>A kubelet that was away reports the Ready condition again.</summary>
    ReportStatus,
}
