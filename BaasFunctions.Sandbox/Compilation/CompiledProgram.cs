using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Config;
using Jint;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// A function ready to run on any engine and any thread. Either a module or, for a bare body, a script that makes the handler's
/// promise when its function is called.
/// </summary>
internal sealed record CompiledProgram
{
    /// <summary>The module; not valid for a bare body.</summary>
    public Prepared<Module> Module { get; init; }

    /// <summary>The script around a bare body; not valid for a module.</summary>
    public Prepared<Script> BareBody { get; init; }

    /// <summary>The tree that runs.</summary>
    public Program Root => IsBareBody ? BareBody.Program! : Module.Program!;

    public bool IsBareBody => BareBody.IsValid;

    /// <summary>What <c>export const config</c> says, where it is made of literals.</summary>
    public FunctionConfig Config { get; init; } = FunctionConfig.Empty;

    /// <summary>The same as JSON; empty when there is none, or when it must be computed.</summary>
    public byte[] ConfigJson { get; init; } = [];

    /// <summary>Whether <c>config</c> is exported in a form that only running the module reveals.</summary>
    public bool ConfigIsComputed { get; init; }

    /// <summary>Whether the program names what <see cref="Engines.Intl.IntlScript"/> replaces.</summary>
    public bool UsesIntl { get; init; }

    /// <summary>Whether nobody said that the source is TypeScript, and it could be read as nothing else.</summary>
    public bool IsGuessedTypeScript { get; init; }

    /// <summary>Whether the program names what <c>ViewText</c> corrects.</summary>
    public bool UsesViewText { get; init; }

    /// <summary>The changed text that was prepared, where the engine is given another one than the author's; null otherwise.</summary>
    public EditedSource? Edited { get; init; }

    /// <summary>Variables that the changes added, and what each stands for.</summary>
    public IReadOnlyDictionary<string, string>? Temporaries { get; init; }

    /// <summary>Columns by which the first line is shifted to the right of where its author sees it.</summary>
    public int FirstLineShift { get; init; }
}
