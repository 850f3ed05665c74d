using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Config;
using BaasFunctions.Sandbox.Compilation.Files;
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

    /// <summary>Whether the body exports its handler with <c>module.exports</c> or <c>Deno.serve()</c>, so that it runs before the handler, once.</summary>
    public bool IsScriptModule { get; init; }

    /// <summary>Whether the program calls <c>Deno.serve()</c>.</summary>
    public bool ServesDeno { get; init; }

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

    /// <summary>The path of its file, of a function of several; null for a function of one.</summary>
    public string? Path { get; init; }

    /// <summary>What the author of that file wrote; null for a function of one, whose text the request has.</summary>
    public string? Text { get; init; }

    /// <summary>All files of the function, of the program that is its entry; null for a function of one.</summary>
    public ProgramFiles? Files { get; init; }

    /// <summary>Columns by which the first line is shifted to the right of where its author sees it.</summary>
    public int FirstLineShift { get; init; }

    /// <summary>Whether a place is in the text of the author rather than in what we put around a bare body.</summary>
    public bool IsAuthored(Position position) => Edited is null
        ? position.Line > 1 || position.Column >= FirstLineShift
        : Edited.IsAuthored(position) && (position.Line > 1 || Edited.ColumnOf(position) >= FirstLineShift);

    /// <summary>The column, from 0, of a place of the author in the text that the engine runs.</summary>
    public int ColumnInEngine(int line, int column)
    {
        var wrapped = line == 1 ? column + FirstLineShift : column;
        return Edited?.ColumnAfter(line, wrapped) ?? wrapped;
    }

    /// <summary>The column, from 0, that the author sees.</summary>
    public int ColumnOf(Position position)
    {
        var column = Edited?.ColumnOf(position) ?? position.Column;
        return position.Line == 1 ? Math.Max(0, column - FirstLineShift) : column;
    }
}
