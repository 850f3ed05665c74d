using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>What could be read of a thrown value, in bounds.</summary>
/// <param name="Name">Its <c>name</c>, or <c>ExecutionError</c> for what is no error.</param>
/// <param name="Message">Its <c>message</c>, or the value as text.</param>
/// <param name="Frames">Its stack without the first line; null when it has none.</param>
internal sealed record ErrorReading(string Name, string Message, string? Frames)
{
    /// <summary>What caused it, from outer to inner.</summary>
    public IReadOnlyList<ErrorReading> Causes { get; init; } = [];

    /// <summary>Name and message, frames, and the same of every cause.</summary>
    public string? Stack => Frames is null && Causes.Count == 0 ? null : ToString();

    /// <summary>The same with at most so many calls of its stack.</summary>
    public ErrorReading FirstFrames(int count) =>
        Frames is null ? this : this with { Frames = string.Join('\n', Frames.Split('\n').Take(count)) };

    public override string ToString()
    {
        var text = Head + (Frames is null ? "" : "\n" + Frames);
        foreach (var cause in Causes)
        {
            text += "\n  caused by " + cause.Head + (cause.Frames is null ? "" : "\n" + cause.Frames);
        }

        return ErrorText.Shorten(text, ErrorText.MaxStack);
    }

    private string Head => Message.Length == 0 ? Name : $"{Name}: {Message}";
}
