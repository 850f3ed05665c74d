namespace BaasFunctions.Tests.Conformance.Suites;

/// <summary>A file whose verdict in the suite is no longer the language's.</summary>
/// <param name="File">Folder and file name.</param>
/// <param name="Verdict">What the language says now: accepted or rejected.</param>
/// <param name="Clause">The clause of ECMA-262 that says so.</param>
/// <param name="Reason">The construct in a few words.</param>
internal sealed record OvertakenFile(string File, string Verdict, string Clause, string Reason);
