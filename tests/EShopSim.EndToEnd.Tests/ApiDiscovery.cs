using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EShopSim.EndToEnd.Tests;

/// <summary>As much of an API server as kubectl needs for a dry run on its own side: which kinds there are. Objects are in it none.</summary>
internal sealed class ApiDiscovery : IDisposable
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["/api"] = """{"kind":"APIVersions","versions":["v1"]}""",
        ["/api/v1"] = """{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[]}""",
        ["/apis"] =
            """
            {"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"autoscaling",
            "versions":[{"groupVersion":"autoscaling/v2","version":"v2"}],"preferredVersion":{"groupVersion":"autoscaling/v2","version":"v2"}}]}
            """,
        ["/apis/autoscaling/v2"] =
            """
            {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"autoscaling/v2","resources":[{"name":"horizontalpodautoscalers",
            "singularName":"horizontalpodautoscaler","namespaced":true,"kind":"HorizontalPodAutoscaler","verbs":["create","get","list","patch","update"],"shortNames":["hpa"]}]}
            """,
    };

    private readonly HttpListener _listener = new();
    private readonly Task _answering;

    public ApiDiscovery()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _answering = AnswerAsync();
    }

    public string Address { get; }

    public void Dispose()
    {
        _listener.Close();
        _answering.Wait();
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var isKnown = Answers.TryGetValue(context.Request.Url!.AbsolutePath, out var body);
            context.Response.StatusCode = isKnown ? 200 : 404;
            context.Response.ContentType = "application/json";
            context.Response.Close(Encoding.UTF8.GetBytes(body ?? """{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}"""), willBlock: true);
        }
    }
}
