using System.Net;

namespace BaasFunctions.Service.Auth;

/// <summary>The partition of the rate limiter: whose requests are counted together.</summary>
/// <param name="Key">Id of the key; null for none.</param>
/// <param name="Project">Project named by the caller; null for none.</param>
/// <param name="Address">Address of the caller, when neither key nor project names it.</param>
internal readonly record struct RatePartition(string? Key, string? Project, IPAddress? Address);
