namespace BaasFunctions.Bench.Peers;

/// <summary>A server under comparison.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Program">What is started, with its arguments; PORT stands for the port.</param>
/// <param name="Environment">Its environment, beside PORT.</param>
/// <param name="IsOurs">Whether it is ours.</param>
internal sealed record Peer(string Name, string[] Program, IReadOnlyDictionary<string, string> Environment, bool IsOurs)
{
    /// <summary>All that can be started here, ours first.</summary>
    /// <param name="folder">bench/peers.</param>
    /// <param name="server">Our server, published.</param>
    public static IReadOnlyList<Peer> All(string folder, string server)
    {
        var processes = System.Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Peer Node(string name, string file, bool isExpress) => new(
            $"{name}, {processes} processes",
            ["node", Path.Combine(folder, "servers", file)],
            new Dictionary<string, string> { ["PROCESSES"] = processes, ["EXPRESS"] = isExpress ? "1" : "0", ["NODE_ENV"] = "production" },
            false);
        Peer Ours(string name, string isolation) => new(
            name, [server], new Dictionary<string, string> { ["NODE_ENV"] = "production", ["BAAS_ISOLATION"] = isolation, ["DATA_DIR"] = Path.Combine(Path.GetTempPath(), "baas-bench-data") }, true);
        var peers = new List<Peer>
        {
            Ours("ours, worker processes", "Shared"),
            Ours("ours, in process", "InProcess"),
            Node("Express + vm2, objects", "vm2.js", true),
            Node("Express + vm2, JSON", "vm2-json.js", true),
            Node("Node vm", "node-vm.js", false),
            Node("quickjs-emscripten", "quickjs.js", false),
        };
        if (Directory.Exists(Path.Combine(folder, "node_modules/isolated-vm/out")))
        {
            peers.Add(Node("isolated-vm", "isolated-vm.js", false));
        }

        var binaries = Path.Combine(folder, "node_modules/.bin");
        peers.Add(new Peer("Deno, worker per request", [Path.Combine(binaries, "deno"), "run", "--allow-all", "--unstable-worker-options", Path.Combine(folder, "servers/deno.js")], new Dictionary<string, string>(), false));
        peers.Add(new Peer("workerd, isolate per request", [Path.Combine(binaries, "workerd"), "serve", Path.Combine(folder, "servers/workerd.capnp"), "--experimental", "--socket-addr=http=127.0.0.1:PORT"], new Dictionary<string, string>(), false));
        return peers;
    }
}
