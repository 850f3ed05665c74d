namespace BaasFunctions.Sandbox.Validation;

/// <summary>The rules, in the order in which they report.</summary>
internal static class ValidationRules
{
    public static IReadOnlyList<IValidationRule> All { get; } =
    [
        new NoRequireRule(),
        new NoImportRule(),
        new NoEvalRule(),
        new NoFunctionConstructorRule(),
        new DynamicCodeRule(),
        new NoProcessRule(),
        new NodeOnlyRule(),
        new PartialWebRule(),
        new UndeclaredNameRule(),
        new UnknownContextMemberRule(),
        new MissingAwaitRule(),
        new FloatingPromiseRule(),
        new AsyncCallbackRule(),
        new AwaitOrderRule(),
        new GrowingTextRule(),
        new UnboundedLoopRule(),
        new PrototypeTamperingRule(),
        new SecretInSourceRule(),
        new ConfigRule(),
        new DefaultExportRule(),
        new NeverCalledRule(),
        new UnusedArgumentRule(),
    ];
}
