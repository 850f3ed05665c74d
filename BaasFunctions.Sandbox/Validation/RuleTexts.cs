namespace BaasFunctions.Sandbox.Validation;

/// <summary>Why each rule is one, for the author of a function.</summary>
internal static class RuleTexts
{
    private static readonly Dictionary<string, string> s_texts = new(StringComparer.Ordinal)
    {
        ["empty"] = "There is nothing to run.",
        ["source-length"] = "The service refuses longer texts before it runs them.",
        ["too-complex"] = "A text that cannot be parsed within the limits of an execution cannot be run, either.",
        ["does-not-load"] = "The statements of a module run before its handler, in every execution: what fails in them fails always.",
        ["syntax"] = "The text is neither a JavaScript module nor the body of a function.",
        ["no-require"] = "Functions run without Node's modules; what they need is in the context.",
        ["no-import"] = "A function imports its own files alone, by relative paths, and runs without Node's modules. Packages are bundled into it.",
        ["no-eval"] = "Code that is made of text at run time does not run here, so that nobody can slip any in.",
        ["no-function-constructor"] = "Code that is made of text at run time does not run here, so that nobody can slip any in.",
        ["dynamic-code"] = "Code that is made of text at run time does not run here, so that nobody can slip any in.",
        ["no-process"] = "A function has no process of its own.",
        ["node-only"] = "This name exists in Node or in browsers, not here: reading it throws a ReferenceError.",
        ["partial-web-api"] = "What is there works as the standard says; what is missing is undefined here, or says that it is not available.",
        ["undeclared-name"] = "Nothing declares this name, and no function finds it: reading it throws a ReferenceError, and so does assigning to it in a module.",
        ["default-export"] = "The default export is what is called; a bare body works, but cannot have a config.",
        ["never-called"] = "The text declares functions and does nothing else, so nothing would run: the service refuses it.",
        ["prototype-tampering"] = "Changing what every object inherits breaks code that relies on it, and slows all of it down.",
        ["unbounded-loop"] = "A loop that nothing ends runs until the CPU limit ends the execution.",
        ["missing-await"] = "A call of the context gives a promise: without await its outcome is not there yet, and its errors are lost.",
        ["floating-promise"] = "The function ends without what nobody awaits, and its errors are lost.",
        ["async-callback"] = "The method does not wait for the promise that its callback gives: the work is not done when it returns, or the promise is taken for a value.",
        ["await-order"] = "After a wait the engine evaluates the statement again. At these places it does not keep the values that it had before the wait.",
        ["growing-text"] = "The engine adds to a text in place. At these places it does not copy the text, so what is added later shows up here as well.",
        ["unused-argument"] = "An argument that nothing reads can be left out.",
        ["unknown-context-member"] = "The context has no such member, so this is undefined, and calling it throws a TypeError.",
        ["secret-in-source"] = "Whoever can read the function can read this secret, and so can logs, backups and version control.",
        ["config"] = "The service reads the configuration before the function runs: what is wrong in it is ignored, cut, or refused.",
    };

    public static IEnumerable<string> Rules => s_texts.Keys;

    public static string Of(string rule) => s_texts[rule];
}
