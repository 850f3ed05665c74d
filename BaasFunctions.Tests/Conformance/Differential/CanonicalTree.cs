using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Tests.Conformance.EsTree;

namespace BaasFunctions.Tests.Conformance.Differential;

/// <summary>Our tree in the forms in which verdicts.mjs answers.</summary>
internal static class CanonicalTree
{
    public static string HashOf(ProgramNode tree)
    {
        using var stream = new MemoryStream();
        EsTreeWriter.Write(tree, stream);
        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    /// <summary>The first difference of our tree from the reference's text, null if there is none.</summary>
    public static string? Difference(ProgramNode tree, string reference)
    {
        using var comparing = new ComparingStream(new MemoryStream(Encoding.ASCII.GetBytes(reference)));
        EsTreeWriter.Write(tree, comparing);
        comparing.Complete();
        return comparing.Difference;
    }
}
