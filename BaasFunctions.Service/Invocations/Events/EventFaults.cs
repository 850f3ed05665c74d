using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Invocations.Events;

/// <summary>What goes wrong with events.</summary>
internal static class EventFaults
{
    public static HostCallError Lost(HostCallError why) => new(
        "EVENTS_LOST", $"What was written is written, but the functions that listen to it will not hear of it, because their calls could not be put into the queue: {why.Message}");
}
