namespace EShopSim.Cluster.Kubelet;

/// <summary>The steps of a pod's life on its node, as the kubelet schedules them.</summary>
internal enum KubeletStep
{
    /// <summary>The kubelet learns that a pod is bound to it.</summary>
    Admit,

    /// <summary>The next container's turn has come: see to its image.</summary>
    Pull,

    /// <summary>The image is there: start the container.</summary>
    Start,

    /// <summary>An init container has done its work.</summary>
    InitDone,

    /// <summary>The pull of an image has failed.</summary>
    PullFailed,

    /// <summary>A container whose image is still to be got is looked at again.</summary>
    PullAgain,

    /// <summary>The postStart hook of a container is done.</summary>
    Up,

    /// <summary>A container without a readiness probe answers.</summary>
    BecomeReady,

    /// <summary>The main process of a defective version exits instead of coming up.</summary>
    Crash,

    /// <summary>The main process reaches its memory limit before it has come up.</summary>
    OutOfMemory,

    /// <summary>The kubelet learns that a container has exited, or looks at it again.</summary>
    Restart,

    /// <summary>The kubelet learns of the deletion: run the preStop hooks.</summary>
    Stop,

    /// <summary>The hooks are done: send SIGTERM.</summary>
    Terminate,

    /// <summary>The process has shut down, unless work came in the meantime.</summary>
    Exit,

    /// <summary>The grace period is over: send SIGKILL.</summary>
    Kill,

    /// <summary>A kubelet that was away reports the Ready condition again.</summary>
    ReportStatus,
}
