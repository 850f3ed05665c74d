using Jint.Runtime.Modules;

namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>Serves the modules of one case by their bare specifiers.</summary>
internal sealed class CaseModuleLoader(IReadOnlyDictionary<string, string> modules) : ModuleLoader
{
    public override ResolvedSpecifier Resolve(string? referencingModuleLocation, ModuleRequest moduleRequest) =>
        new(moduleRequest, moduleRequest.Specifier, null, SpecifierType.Bare);

    protected override string LoadModuleContents(Jint.Engine engine, ResolvedSpecifier resolved) => modules[resolved.Key];
}
