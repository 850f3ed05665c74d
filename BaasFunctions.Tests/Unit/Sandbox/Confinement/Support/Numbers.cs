using System.Globalization;
using BaasFunctions.Sandbox.Confinement.Filter;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

/// <summary>Numbers of system calls on this machine, as words of a command.</summary>
internal static class Numbers
{
    public static string Of(string call) => FilterTarget.Current!.Numbers[call].ToString(CultureInfo.InvariantCulture);
}
