using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Scheduling.Threads;
using BaasFunctions.Sandbox.Workers.Hosting;

namespace BaasFunctions.Tests.Confined;

/// <summary>What a worker might be made to do, by name. Each answers one line, unless the process does not live to do so.</summary>
internal static class Attacks
{
    private static readonly List<byte[]> s_held = [];

    public static async Task<string> RunAsync(string name, IReadOnlyList<string> arguments) => name switch
    {
        "nothing" => "nothing",
        "work" => $"completed {await Workload.RunAsync(int.Parse(arguments[0]))}",
        "keys" => await KeyWork.RunAsync(),
        "compression" => await CompressionWork.RunAsync(),
        "call" => Call(arguments),
        "read" => Try(() => File.ReadAllBytes(arguments[0]).Length),
        "write" => Try(() => File.Create(arguments[0]).Length),
        "list" => Try(() => Directory.GetFileSystemEntries(arguments[0]).Length),
        "start" => Try(() => Process.Start(arguments[0])?.Id),
        "socket" => Try(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Handle),
        "memory" => Try(FillMemory),
        "native-memory" => Try(FillNativeMemory),
        "threads" => Try(() => StartThreads(int.Parse(arguments[0]))),
        "overflow" => OverflowOnAThreadOfFunctions(),
        "fault" => Fault(),
        "fail-fast" => FailFast(),
        "wait" => Wait(),
        "orphan" => Orphan(),
        "talk" => await TalkAsync(int.Parse(arguments[0])),
        _ => throw new ArgumentException("No such attack."),
    };

    private static string Call(IReadOnlyList<string> arguments)
    {
        var values = arguments.Select(Value).Concat(Enumerable.Repeat((nint)0, 6)).Take(6).ToArray();
        var answer = Kernel.Call(values[0], values[1], values[2], values[3], values[4], values[5]);
        return answer >= 0 ? "done" : $"error {Marshal.GetLastPInvokeError()}";
    }

    /// <summary>A number, the parent's id, or text whose address is passed.</summary>
    private static nint Value(string text) =>
        text == "parent" ? Kernel.getppid()
        : nint.TryParse(text, out var number) ? number
        : Marshal.StringToCoTaskMemUTF8(text);

    private static string Try<T>(Func<T> attack)
    {
        try
        {
            return $"done {attack()}";
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            return $"refused {exception.GetType().Name}";
        }
    }

    private static int FillMemory()
    {
        while (true)
        {
            var block = new byte[16 << 20];
            block.AsSpan().Fill(1);
            s_held.Add(block);
        }
    }

    private static unsafe long FillNativeMemory()
    {
        for (var total = 0L; ; total += 64 << 20)
        {
            var block = NativeMemory.Alloc(64 << 20);
            if (total > 64L << 30)
            {
                return total;
            }

            // One page of each is enough for the kernel to have promised all.
            *(byte*)block = 1;
        }
    }

    private static int StartThreads(int count)
    {
        for (var i = 0; i < count; i++)
        {
            new Thread(() => Thread.Sleep(Timeout.Infinite), 256 << 10) { IsBackground = true, Name = $"extra-{i}" }.Start();
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static int Overflow(int depth) => Overflow(depth + 1) + Overflow(depth + 2);

    /// <summary>As a worker watches the threads of its functions.</summary>
    private static string OverflowOnAThreadOfFunctions()
    {
        StackOverflowExit.TryInstall(WorkerExitCode.StackOverflow);
        using var threads = new ExecutionThreads(1, 1 << 20, TimeSpan.FromSeconds(1));
        threads.Start(new ThreadJob(() => Overflow(0), new NoProject()));
        Thread.Sleep(Timeout.Infinite);
        return "survived";
    }

    /// <summary>Inside of the C library, which the runtime makes no exception of.</summary>
    private static string Fault()
    {
        StackOverflowExit.TryInstall(WorkerExitCode.StackOverflow);
        Kernel.memset(0x7777_7777_0000, 1, 64 << 10);
        return "survived";
    }

    private static string FailFast()
    {
        Environment.FailFast("asked for");
        return "survived";
    }

    /// <summary>Starts a confined process, says its id once it is confined, and lives on until killed.</summary>
    private static string Orphan()
    {
        var options = JsonSerializer.Serialize(new ConfinementOptions { ExpectedParentId = 0 }, ConfinementJson.Default.ConfinementOptions);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [options, "wait"]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        while (child.StandardOutput.ReadLine() is { } line && line != "waiting")
        {
        }

        Console.WriteLine(child.Id);
        Thread.Sleep(Timeout.Infinite);
        return "woken";
    }

    /// <summary>Sends back what comes in over a socket that was handed over: twice blocking, then twice not.</summary>
    private static async Task<string> TalkAsync(int descriptor)
    {
        using var socket = new Socket(new SafeSocketHandle(descriptor, ownsHandle: true));
        var buffer = new byte[1];
        for (var i = 0; i < 2; i++)
        {
            socket.Send(buffer.AsSpan(0, socket.Receive(buffer)));
        }

        for (var i = 0; i < 2; i++)
        {
            var length = await socket.ReceiveAsync(buffer.AsMemory());
            await socket.SendAsync(buffer.AsMemory(0, length));
        }

        return "talked";
    }

    private static string Wait()
    {
        Console.WriteLine("waiting");
        Thread.Sleep(Timeout.Infinite);
        return "woken";
    }

    private sealed record NoProject : IJobOwner
    {
        public string Project => "";
    }
}
