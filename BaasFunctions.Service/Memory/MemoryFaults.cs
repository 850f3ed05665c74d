using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Memory;

/// <summary>Errors of calls for which there were no bytes.</summary>
internal static class MemoryFaults
{
    /// <summary>What is used and allowed, of the execution or of its project.</summary>
    public static HostCallError HostCall(string operation, ByteReservation held, long more)
    {
        var usage = held.Usage(more);
        return new HostCallError(
            ErrorCodes.HostCallBytes,
            $"{operation} needs more memory than is left: {usage.Used} of {usage.Allowed} bytes allowed are used by calls that are under way; make fewer at once, ask for less, or try again later")
        {
            DetailsJson = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"used":{{usage.Used}},"allowed":{{usage.Allowed}}}""")),
        };
    }
}
