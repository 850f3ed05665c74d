using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Execution;
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
    /// Arguments: bits of the modulus, the public exponent. Null for another than 65537, the only one that .NET makes. Looking for primes takes a tenth of a second to some seconds and
    /// cannot be interrupted: it counts as processor time of the execution, and the limits are asked at once.
    /// </summary>
    private static JsValue Generate(ExecutionScope scope, JsValue[] arguments)
    {
        if (!arguments.Bytes(1).AsSpan().TrimStart((byte)0).SequenceEqual<byte>([1, 0, 1]))
        {
            return JsValue.Null;
        }

        scope.Engine.Constraints.Check();
        using var key = RSA.Create(arguments.Number(0));
        var made = scope.Handle(new RsaKey(key.ExportParameters(includePrivateParameters: true)));
        scope.Engine.Constraints.Check();
        return made;
    }

    private static RSASignaturePadding Scheme(JsValue[] arguments) => arguments.Text(1) == "PSS" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
