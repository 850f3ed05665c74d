namespace BaasFunctions.Sandbox.Compilation;

/// <summary>A change of the text that the engine is given; its author never sees it.</summary>
/// <param name="Offset">Where, in UTF-16 units of the text before all changes.</param>
/// <param name="Removed">Units that go, on one line.</param>
/// <param name="Text">What comes in their place, on one line.</param>
/// <param name="Order">Which of two changes at one place comes first.</param>
/// <param name="IsAuthored">Whether what begins inside stands for something that the author wrote there.</param>
internal readonly record struct SourceEdit(int Offset, int Removed, string Text, int Order, bool IsAuthored = true);
