namespace BaasFunctions.Service.Registry;

/// <summary>A function that listens to events, and is online.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Rules">What it listens to.</param>
internal sealed record Listener(string Function, IReadOnlyList<EventRule> Rules);
