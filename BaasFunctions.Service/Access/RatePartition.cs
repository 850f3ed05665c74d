using System.Net;

namespace BaasFunctions.Service.Access;

/// <summary>Whose requests are counted together.</summary>
/// <param name="Key">Number of the key; -1 for none.</param>
/// <param name="Project">Project named by the caller; null for none.</param>
/// <param name="Address">Address of the caller, when neither key nor project names it.</param>
internal readonly record struct RatePartition(int Key, string? Project, IPAddress? Address);
