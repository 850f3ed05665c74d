using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Config;
using BaasFunctions.Sandbox.Compilation.Files;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Compilation.TypeScript;
using BaasFunctions.Sandbox.Contracts;
using Jint;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Turns source text into a program. Whether a text is a module or a bare body is decided by what parses, never by what the text
/// looks like: a module is tried first; what has no import and no export at all, or does not parse as a module, is tried
/// as a body; when neither parses, the error further along in the text is the one that the author made.
/// </summary>
internal static class ProgramCompiler
{
    /// <param name="code">The text.</param>
    /// <param name="language">What it is written in; null leaves it to the text.</param>
    /// <param name="limits">Those of the execution.</param>
    /// <param name="cancellationToken">The execution ends.</param>
    /// <exception cref="OperationCanceledException">The execution ended meanwhile, which says nothing about the text.</exception>
    public static CompileResult Compile(string code, SourceLanguage? language, ExecutionLimits limits, CancellationToken cancellationToken)
    {
        var result = SourceLanguages.Read(
            code, language, limits, text => CompileScript(text, code, limits, cancellationToken), compiled => compiled.Failure, Refuse, out var isGuess);
        return isGuess ? result with { Program = result.Program! with { IsGuessedTypeScript = true } } : result;
    }

    // The text is what is compiled: the author's code, which errors show, or that without its types.
    private static CompileResult CompileScript(string text, string code, ExecutionLimits limits, CancellationToken cancellationToken)
    {
        var module = SourcePreparation.TryModule(text, limits, out var moduleFault);
        var outline = module.IsValid ? ModuleOutline.Of(module.Program!) : null;
        if (outline is { IsModule: true })
        {
            var measured = ProgramSize.Of(module.Program!, code.Length);
            if (measured.Excess(0, limits) is { } excess)
            {
                return Refuse(excess);
            }

            if (AwaitOrder.Of(text, module.Program!) is { } order)
            {
                var edited = order.Edited();
                module = SourcePreparation.TryModule(edited.Text, limits, out moduleFault);
                cancellationToken.ThrowIfCancellationRequested();
                return module.IsValid
                    ? OfModule(code, module, ProgramSize.Of(module.Program!, code.Length), ModuleOutline.Of(module.Program!), edited, order.Temporaries)
                    : Refuse(SourceErrors.OfPreparation(moduleFault!, null, code, limits, 0));
            }

            return OfModule(code, module, measured, outline);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var wrapped = BareBody.Wrap(text);
        var script = SourcePreparation.TryScript(wrapped, limits, out var bodyFault);
        if (script.IsValid && BareBody.IsIntact(script.Program!))
        {
            var measured = ProgramSize.Of(script.Program!, code.Length);
            if (measured.Excess(BareBody.AddedDepth, limits) is { } excess)
            {
                return Refuse(excess);
            }

            var exported = ScriptExports.Of(BareBody.BodyOf(script.Program!));
            if (exported is not null)
            {
                wrapped = BareBody.WrapScript(text);
                script = SourcePreparation.TryScript(wrapped, limits, out bodyFault);
                if (!script.IsValid)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return Refuse(SourceErrors.OfPreparation(bodyFault!, null, code, limits, 0));
                }
            }
            else if (UnexportedHandler.Find(BareBody.BodyOf(script.Program!)) is { } handler)
            {
                return Refuse(NeverCalled(handler, code));
            }

            EditedSource? edited = null;
            var order = AwaitOrder.Of(wrapped, script.Program!);
            if (order is not null)
            {
                edited = order.Edited();
                script = SourcePreparation.TryScript(edited.Text, limits, out bodyFault);
                if (!script.IsValid)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return Refuse(SourceErrors.OfPreparation(bodyFault!, null, code, limits, 0));
                }
            }

            var program = new CompiledProgram
            {
                BareBody = script, FirstLineShift = BareBody.FirstLineShift, Edited = edited, Temporaries = order?.Temporaries,
                IsScriptModule = exported is not null,
                ServesDeno = exported is { ServesDeno: true },
            };
            return Complete(
                program, exported?.Config, exported is { ExportsConfig: true }, code, edited is null ? measured.Bytes : ProgramSize.Of(script.Program!, code.Length).Bytes);
        }

        // A body whose preparation was cut short is no evidence against it, and must not be remembered as a refusal.
        cancellationToken.ThrowIfCancellationRequested();
        return Refuse(
            !module.IsValid ? SourceErrors.OfPreparation(moduleFault!, bodyFault, code, limits, BareBody.FirstLineShift)
            : SourceErrors.OfEngine(bodyFault, limits) ?? SourceErrors.Unplaced(ExecutionOutcome.SyntaxError, ErrorCodes.NoDefaultExport, NoDefaultExport));
    }

    private const string NoDefaultExport =
        $"The module has no default export: add `{NodeReplacements.HandlerForm}`";

    private static ExecutionFailure NeverCalled(Identifier handler, string code)
    {
        var message = $"{ErrorText.Shorten(handler.Name, 100)} is declared, but never called or exported, so nothing would run: "
            + $"write export default before it, as in {NodeReplacements.HandlerForm}";
        return SourceErrors.Placed(ErrorCodes.NoDefaultExport, message, code, BareBody.Authored(handler.LocationRef));
    }

    private static CompileResult OfModule(
        string code,
        Prepared<Module> module,
        in ProgramSize size,
        ModuleOutline outline,
        EditedSource? edited = null,
        IReadOnlyDictionary<string, string>? temporaries = null)
    {
        if (outline.FirstImport is { } import)
        {
            return Refuse(SourceErrors.Placed(
                ErrorCodes.ImportNotAvailable, FileErrors.NotAvailableText(import.Value), code, import.LocationRef, NodeReplacements.OfImport(import.Value)));
        }

        return Finish(new CompiledProgram { Module = module, Edited = edited, Temporaries = temporaries }, outline, code, size.Bytes);
    }

    /// <summary>The program of several files.</summary>
    /// <param name="entry">The file whose default export is called.</param>
    /// <param name="files">All of them.</param>
    /// <param name="packed">Their texts.</param>
    /// <param name="bytes">Memory that keeping them takes.</param>
    public static CompileResult OfEntry(ProgramFile entry, ProgramFiles files, string packed, long bytes)
    {
        if (entry.Program is not { } program)
        {
            return Refuse(SourceErrors.Unplaced(ExecutionOutcome.SyntaxError, ErrorCodes.NoDefaultExport, NoDefaultExport));
        }

        var outline = ModuleOutline.Of((Module)program.Root);
        return Finish(program with { Files = files }, outline, packed, bytes);
    }

    private static CompileResult Finish(CompiledProgram module, ModuleOutline outline, string code, long bytes)
    {
        var isServed = !outline.HasDefaultExport && ScriptExports.OfModule(module.Module.Program!.Body) is not null;
        if (!outline.HasDefaultExport && !isServed)
        {
            var message = outline.FirstFunction is { } exported
                ? $"The module exports {ErrorText.Shorten(exported, 100)}, but no default: only the default export is called. Write {NodeReplacements.HandlerForm}"
                : NoDefaultExport;
            message = module.Path is null ? message : $"{module.Path}: {message}";
            return Refuse(SourceErrors.Unplaced(ExecutionOutcome.SyntaxError, ErrorCodes.NoDefaultExport, message));
        }

        return Complete(module with { ServesDeno = isServed }, outline.Config, outline.ExportsConfig, code, bytes);
    }

    /// <summary>With the configuration that the program exports.</summary>
    private static CompileResult Complete(CompiledProgram prepared, Expression? config, bool exportsConfig, string code, long bytes)
    {
        var json = config is null ? null : LiteralJson.TryWrite(config);
        try
        {
            var program = prepared with
            {
                Config = json is null ? FunctionConfig.Empty : FunctionConfigReader.Read(json),
                ConfigJson = json ?? [],
                ConfigIsComputed = exportsConfig && json is null,
                UsesIntl = NamesIntl(code),
                UsesViewText = NamesViewText(code),
            };
            return new CompileResult(program, null, bytes);
        }
        catch (ExecutionEndedException invalid)
        {
            return Refuse(ExecutionFailure.Of(invalid));
        }
    }

    private static CompileResult Refuse(ExecutionFailure refusal) => new(null, refusal, ProgramSize.OfRefusal);

    /// <summary>Whether a program can reach what is replaced: by <c>Intl</c> itself, or by a method such as <c>toLocaleDateString</c>.</summary>
    private static bool NamesIntl(string source) =>
        source.Contains("Intl", StringComparison.Ordinal) || source.Contains("Locale", StringComparison.Ordinal);

    private static bool NamesViewText(string source) =>
        source.Contains("toBase64", StringComparison.Ordinal) || source.Contains("toHex", StringComparison.Ordinal);
}
