using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace BaasFunctions.Tests.Conformance.Differential;

/// <summary>A Node process that judges sources with the reference parser, many in flight at once.</summary>
internal sealed class ReferenceProcess : IDisposable
{
    private readonly Process _process;

    public ReferenceProcess()
    {
        _process = Start("verdicts.mjs");
    }

    /// <summary>Starts one of the scripts of this folder; inconclusive where node or the packages are missing.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        _ = ConformanceFiles.Package("acorn");
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(ConformanceFiles.Source("Differential/" + script));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return NodeProcess.Start(start);
    }

    /// <summary>The answers in the order of the requests. Requests are read ahead of the answers.</summary>
    public IEnumerable<ReferenceAnswer> Ask(IReadOnlyCollection<ReferenceRequest> requests)
    {
        Task sending = Task.Run(() => Send(requests));
        using var reader = new BinaryReader(_process.StandardOutput.BaseStream, Encoding.UTF8, leaveOpen: true);
        for (int i = 0; i < requests.Count; i++)
        {
            int length = reader.ReadInt32();
            char verdict = (char)reader.ReadByte();
            string text = Encoding.UTF8.GetString(reader.ReadBytes(length - 1));
            yield return new ReferenceAnswer(verdict != 'R', text);
        }

        sending.GetAwaiter().GetResult();
    }

    public ReferenceAnswer Ask(ReferenceRequest request) => Ask([request]).Single();

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Send(IEnumerable<ReferenceRequest> requests)
    {
        Stream input = _process.StandardInput.BaseStream;
        Span<byte> head = stackalloc byte[5];
        foreach (ReferenceRequest request in requests)
        {
            ReadOnlySpan<byte> body = System.Runtime.InteropServices.MemoryMarshal.AsBytes(request.Source.AsSpan());
            BinaryPrimitives.WriteInt32LittleEndian(head, body.Length);
            head[4] = (byte)request.Flags;
            input.Write(head);
            input.Write(body);
        }

        input.Flush();
    }
}
