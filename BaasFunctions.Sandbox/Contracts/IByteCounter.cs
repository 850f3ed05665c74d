namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Counts bytes of buffers that have a bound of their own, such as frames to and from workers, into the budget of the process.</summary>
public interface IByteCounter
{
    /// <summary>Counts bytes that are held now; negative when they are gone.</summary>
    void Count(long bytes);

    /// <summary>Waits for a bounded time until so many bytes are free, then counts them in any case.</summary>
    ValueTask CountAsync(long bytes);
}
