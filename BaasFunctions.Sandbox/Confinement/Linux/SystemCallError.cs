using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Confinement.Linux;

/// <summary>Words for a call that the system refused, fit for a report.</summary>
internal static class SystemCallError
{
    /// <summary>Names the call, and the error that it left behind on this thread.</summary>
    public static string Of(string call) => $"{call}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}";
}
