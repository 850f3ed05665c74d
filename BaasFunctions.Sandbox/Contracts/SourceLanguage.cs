namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What a source is written in.</summary>
public enum SourceLanguage
{
    /// <summary>JavaScript, and nothing else.</summary>
    JavaScript,

    /// <summary>TypeScript whose types can be taken out: what is left is the program.</summary>
    TypeScript,
}
