using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// The owner of an execution: the project, or the function when no project is named. It is a hash, so that names of any length take the
/// same space and collisions cannot be provoked.
/// </summary>
internal readonly record struct ProjectKey(UInt128 Hash)
{
    private const byte Project = 0;
    private const byte Function = 1;

    public static ProjectKey Of(ExecutionRequest request) =>
        request.NamesProject ? Of(Project, request.ProjectIdJson.Span) : Of(Function, Encoding.UTF8.GetBytes(request.FunctionId));

    /// <summary>Rendezvous hashing: each key prefers the slot with the largest value, and the next largest when that one is not available.</summary>
    public ulong ScoreOf(int slot)
    {
        // The finaliser of SplitMix64.
        var mixed = (ulong)Hash + (0x9E3779B97F4A7C15UL * (ulong)(slot + 1));
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    private static ProjectKey Of(byte kind, ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> text = name.Length < 255 ? stackalloc byte[name.Length + 1] : new byte[name.Length + 1];
        text[0] = kind;
        name.CopyTo(text[1..]);
        SHA256.HashData(text, hash);
        return new ProjectKey(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }
}
