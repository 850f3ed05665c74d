namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>The other side sent an invalid or unexpected frame. The connection cannot be used any more.</summary>
internal sealed class FrameFormatException(string message) : Exception(message);
