using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Compilation.Files;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native.Error;
using Jint.Native.Json;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Modules;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>Knows the files of the function, each once, and nothing else: any other import is refused with an error that names it.</summary>
internal sealed class FunctionModuleLoader : IModuleLoader
{
    public static readonly FunctionModuleLoader Instance = new();

    private FunctionModuleLoader()
    {
    }

    public ResolvedSpecifier Resolve(string? referencingModuleLocation, ModuleRequest moduleRequest)
    {
        // Only the host imports without a referrer.
        var key = referencingModuleLocation is null ? moduleRequest.Specifier
            : FileOf(referencingModuleLocation, moduleRequest.Specifier) is { } path ? SourceNames.OfFile(path)
            : $"import:{referencingModuleLocation}\n{moduleRequest.Specifier}";
        return new ResolvedSpecifier(moduleRequest, key, null, SpecifierType.Bare);
    }

    public Module LoadModule(Engine engine, ResolvedSpecifier resolved)
    {
        var scope = ExecutionScope.Current;
        if (resolved.Key == SourceNames.Function && scope is { Program: { IsBareBody: false } program, ModuleLoaded: false })
        {
            scope.ModuleLoaded = true;
            return ModuleFactory.BuildSourceTextModule(engine, program.Module);
        }

        if (scope.Program?.Files is { } files)
        {
            return files.FindBySource(resolved.Key) is { } file ? Load(engine, scope, file, resolved.ModuleRequest) : throw Unknown(engine, files, resolved);
        }

        throw Fault(engine, FileErrors.NotAvailableText(resolved.ModuleRequest.Specifier));
    }

    private static string? FileOf(string from, string specifier) =>
        SourceNames.PathOf(from) is { } path ? ExecutionScope.Current.Program?.Files?.Resolve(path, specifier) : null;

    /// <summary>A file that is asked for with and without an attribute is one module.</summary>
    private static Module Load(Engine engine, ExecutionScope scope, ProgramFile file, ModuleRequest request)
    {
        if (file.Failure is { } failure)
        {
            throw SyntaxFault(engine, $"{failure.Error.Diagnostic?.Place ?? file.Path}: {failure.Error.MessageWithHint}");
        }

        foreach (var attribute in request.Attributes)
        {
            if (attribute.Key == "type" && (attribute.Value != "json" || !FunctionPath.IsJson(file.Path)))
            {
                throw Fault(engine, FileErrors.WrongTypeText(attribute.Value, file.Path));
            }
        }

        var loaded = scope.LoadedFiles ??= new Dictionary<string, Module>(StringComparer.Ordinal);
        if (!loaded.TryGetValue(file.Path, out var module))
        {
            module = file.Program is { } program
                ? ModuleFactory.BuildSourceTextModule(engine, program.Module)
                : ModuleFactory.BuildJsonModule(engine, JsonInput.Read(engine, file.Json.Span, file.Path), file.SourceName);
            loaded.Add(file.Path, module);
        }

        return module;
    }

    private static JavaScriptException Unknown(Engine engine, ProgramFiles files, ResolvedSpecifier resolved)
    {
        var specifier = resolved.ModuleRequest.Specifier;
        var end = resolved.Key.IndexOf('\n');
        var from = end < 0 ? null : SourceNames.PathOf(resolved.Key["import:".Length..end]);
        return Fault(
            engine,
            FunctionPath.IsRelative(specifier) && from is not null
                ? FileErrors.MissingText(from, specifier, files)
                : FileErrors.NotAvailableText(specifier));
    }

    /// <summary>The engine keeps its SyntaxError to itself, but its reader of JSON throws one.</summary>
    private static JavaScriptException SyntaxFault(Engine engine, string message)
    {
        try
        {
            new JsonParser(engine).Parse("?");
        }
        catch (JavaScriptException thrown) when (thrown.Error is ErrorInstance error)
        {
            error.DefineOwnProperty("message", new PropertyDescriptor(message, PropertyFlag.NonEnumerable));
            return new JavaScriptException(error);
        }

        return Fault(engine, message);
    }

    private static JavaScriptException Fault(Engine engine, string message) => new(engine.Intrinsics.TypeError, message);
}
