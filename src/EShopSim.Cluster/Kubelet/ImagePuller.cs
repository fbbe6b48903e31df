using EShopSim.Cluster.Rules.Pods;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>Gets the images of containers (pkg/kubelet/images/image_manager.go).</summary>
internal sealed class ImagePuller(ClusterState state, PodRuntimes runtimes)
{
    private readonly List<ImageStore> _stores = [];

    /// <summary>A new machine has no images.</summary>
    public void Forget(int node)
    {
        if (node < _stores.Count)
            _stores[node] = new ImageStore();
    }

    /// <summary>Puts an image on a node without a pull.</summary>
    public void Preload(int node, string image, SimTime at) => StoreOf(node).Preload(image, at);

    /// <summary>Sees to the image of a container; the next step comes when it is there, or not to be had.</summary>
    public void Get(Pod pod, ContainerRuntime container)
    {
        var now = state.Simulator.Now;
        var store = StoreOf(pod.NodeIndex);
        var image = container.Spec.Image;
        if (container.Role == ContainerRole.Main && pod.TemplateRevision.Timing.Defect == PodDefect.ImagePull && !store.Knows(image))
        {
            Pulling(pod, image);
            runtimes.At(pod, container, KubeletStep.PullFailed, store.Occupy(now, state.Options.RegistryAnswer));
            return;
        }

        container.PullBackOff = null;
        SimTime there;
        if (!store.Knows(image))
        {
            Pulling(pod, image);
            there = store.Pull(image, now, TimeSpan.FromSeconds(pod.TemplateRevision.Timing.ImagePullSeconds.Sample(state.Streams.Get($"image-pull/{pod.Workload}"))));
        }
        else if (container.Spec.AlwaysPulls)
        {
            there = SimTime.Max(store.AvailableAt(image), store.Occupy(now, state.Options.RegistryAnswer));
        }
        else
        {
            there = SimTime.Max(now, store.AvailableAt(image));
        }

        runtimes.At(pod, container, KubeletStep.Start, there);
    }

    /// <summary>There is no such image: try again after the back-off.</summary>
    public void Failed(Pod pod, ContainerRuntime container)
    {
        container.PullBackOff = BackOff.Next(container.PullBackOff, state.Simulator.Now);
        var image = container.Spec.Image;
        state.Events.Warning(EventLog.Subject(pod), "Failed", $"Failed to pull image \"{image}\": not found; ErrImagePull");
        LookAgain(pod, container);
    }

    /// <summary>The kubelet syncs a pod that lacks an image.</summary>
    public void Retry(Pod pod, ContainerRuntime container)
    {
        var entry = container.PullBackOff!.Value;
        if (state.Simulator.Now - entry.UpdatedAt < entry.Delay)
            LookAgain(pod, container);
        else
            Get(pod, container);
    }

    private void LookAgain(Pod pod, ContainerRuntime container)
    {
        var entry = container.PullBackOff!.Value;
        if (state.Simulator.Now == entry.UpdatedAt)
            state.Events.Normal(EventLog.Subject(pod), "BackOff", $"Back-off pulling image \"{container.Spec.Image}\"");
        var left = entry.UpdatedAt + entry.Delay - state.Simulator.Now;
        var wait = RestartBackOff.UntilNextSync(left, state.Options.Version, state.Streams.Get("kubelet-back-off").NextDouble());
        runtimes.At(pod, container, KubeletStep.PullAgain, state.Simulator.Now + wait);
    }

    private void Pulling(Pod pod, string image) => state.Events.Normal(EventLog.Subject(pod), "Pulling", $"Pulling image \"{image}\"");

    private ImageStore StoreOf(int node)
    {
        while (_stores.Count <= node)
            _stores.Add(new ImageStore());
        return _stores[node];
    }
}
