using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Runtime;
using Jint.Runtime.Modules;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>Knows the function itself, once, and nothing else: <c>import()</c> is refused with an error that names it.</summary>
internal sealed class RefusingModuleLoader : IModuleLoader
{
    public static readonly RefusingModuleLoader Instance = new();

    private RefusingModuleLoader()
    {
    }

    public ResolvedSpecifier Resolve(string? referencingModuleLocation, ModuleRequest moduleRequest)
    {
        // Only the host imports without a referrer.
        var key = referencingModuleLocation is null ? moduleRequest.Specifier : "import:" + moduleRequest.Specifier;
        return new ResolvedSpecifier(moduleRequest, key, null, SpecifierType.Bare);
    }

    public Module LoadModule(Engine engine, ResolvedSpecifier resolved)
    {
        if (resolved.Key == SourceNames.Function
            && ExecutionScope.Current is { Program: { IsBareBody: false } program, ModuleLoaded: false } scope)
        {
            scope.ModuleLoaded = true;
            return ModuleFactory.BuildSourceTextModule(engine, program.Module);
        }

        throw new JavaScriptException(
            engine.Intrinsics.TypeError,
            $"import of '{ErrorText.Shorten(resolved.ModuleRequest.Specifier, 100)}' is not available");
    }
}
