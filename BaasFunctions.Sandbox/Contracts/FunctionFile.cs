namespace BaasFunctions.Sandbox.Contracts;

/// <summary>One file of a function.</summary>
/// <param name="Path">Its name among the files, as <see cref="FunctionPath"/> wants it.</param>
/// <param name="Text">What it says.</param>
public sealed record FunctionFile(string Path, string Text);
