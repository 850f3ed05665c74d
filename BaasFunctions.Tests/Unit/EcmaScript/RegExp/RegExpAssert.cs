using Acornima.RegularExpressions;

namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

/// <summary>Asserts on a pattern in one or more modes; the flags are separated by blanks, <c>-</c> is no flag.</summary>
internal static class RegExpAssert
{
    internal const string AllModes = "- u v";
    internal const string UnicodeModes = "u v";

    internal static void Valid(string pattern, string modes)
    {
        foreach (var flags in Split(modes))
        {
            Assert.IsNull(RegExpValidator.Validate(pattern, flags), $"/{pattern}/{flags}");
        }
    }

    internal static void Invalid(string pattern, string modes, string code)
    {
        foreach (var flags in Split(modes))
        {
            var fault = RegExpValidator.Validate(pattern, flags);
            Assert.IsNotNull(fault, $"/{pattern}/{flags}");
            Assert.AreEqual(code, fault.Value.Code, $"/{pattern}/{flags}");
            Assert.IsFalse(fault.Value.InFlags);
            Assert.IsTrue(fault.Value.Offset >= 0 && fault.Value.Offset <= pattern.Length, $"/{pattern}/{flags}");
        }
    }

    private static IEnumerable<string> Split(string modes) => modes.Split(' ').Select(mode => mode == "-" ? "" : mode);
}
