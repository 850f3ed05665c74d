using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>RSA (RFC 8017). Null for what cannot be done with the key and the data.</summary>
internal static class RsaFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("rsaGenerate", Generate),
        ("rsaSign", static (scope, arguments) => scope.Attempt(() =>
        {
            using var key = RSA.Create(arguments.Key<RsaKey>(0).Parameters);
            return key.SignData(arguments.Bytes(3), arguments.Hash(2), Scheme(arguments));
        })),
        ("rsaVerify", static (_, arguments) => KeyArguments.Holds(() =>
        {
            using var key = RSA.Create(arguments.Key<RsaKey>(0).Parameters);
            return key.VerifyData(arguments.Bytes(4), arguments.Bytes(3), arguments.Hash(2), Scheme(arguments));
        })),
        ("rsaEncrypt", static (scope, arguments) => scope.Attempt(() =>
        {
            using var key = RSA.Create(arguments.Key<RsaKey>(0).Parameters);
            return key.Encrypt(arguments.Bytes(2), RSAEncryptionPadding.CreateOaep(arguments.Hash(1)));
        })),
        ("rsaDecrypt", static (scope, arguments) => scope.Attempt(() =>
        {
            using var key = RSA.Create(arguments.Key<RsaKey>(0).Parameters);
            return key.Decrypt(arguments.Bytes(2), RSAEncryptionPadding.CreateOaep(arguments.Hash(1)));
        })),
    ];

    /// <summary>
    /// Arguments: bits of the modulus, the public exponent, what takes the key (null where none could be made). Null for another exponent than 65537, the only one that .NET makes.
    /// The time that was needed is processor time of the execution.
    /// </summary>
    private static JsValue Generate(ExecutionScope scope, JsValue[] arguments)
    {
        if (!arguments.Bytes(1).AsSpan().TrimStart((byte)0).SequenceEqual<byte>([1, 0, 1]))
        {
            return JsValue.Null;
        }

        var take = arguments.At(2);
        Task<RsaPrimes.Found>? search = null;
        var goOn = scope.Transactions.Carry(() => Take(scope, take, search!));
        scope.Loop.HostCallBegins();
        search = RsaPrimes.FindAsync(arguments.Number(0), scope.Calls.Ended);
        search.ContinueWith(_ => scope.Loop.Post(goOn), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return JsValue.Undefined;
    }

    private static void Take(ExecutionScope scope, JsValue take, Task<RsaPrimes.Found> search)
    {
        JsValue handle = JsValue.Null;
        if (search.IsCompletedSuccessfully)
        {
            scope.Threads.Charge(search.Result.Cpu);
            scope.Engine.Constraints.Check();
            handle = scope.Handle(search.Result.Key);
        }
        else if (search.Exception?.InnerException is { } fault)
        {
            scope.RecordDefect(fault);
        }

        scope.Engine.Call(take, handle);
    }

    private static RSASignaturePadding Scheme(JsValue[] arguments) => arguments.Text(1) == "PSS" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
