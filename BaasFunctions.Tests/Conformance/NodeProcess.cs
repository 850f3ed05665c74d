using System.ComponentModel;
using System.Diagnostics;

namespace BaasFunctions.Tests.Conformance;

/// <summary>Node.js, which some tests compare ours with. The product does not need it, so a machine without it still tells whether the rest holds; .ci/run installs it.</summary>
internal static class NodeProcess
{
    /// <summary>Starts it; ends the test as inconclusive where it is not installed.</summary>
    /// <param name="start">Its arguments, streams and environment; the program is always <c>node</c>.</param>
    public static Process Start(ProcessStartInfo start)
    {
        start.FileName = "node";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            // The answers of Node are what is compared with; .ci/run installs it.
            Assert.Inconclusive("node is not installed.");
            throw;
        }
    }
}
