namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>What the other side sent is no frame, or not one that it may send. The connection is of no further use.</summary>
internal sealed class FrameFormatException(string message) : Exception(message);
