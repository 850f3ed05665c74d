using System.Security.Cryptography;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>Signatures and agreements on elliptic curves.</summary>
internal static class CurveFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("ecGenerate", static (scope, arguments) => scope.Handle(EllipticKey.Generate(arguments.Text(0)))),
        ("ecSign", static (scope, arguments) => scope.Attempt(() =>
        {
            using var key = ECDsa.Create(arguments.Key<EllipticKey>(0).Parameters);
            return key.SignData(arguments.Bytes(2), arguments.Hash(1), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        })),
        ("ecVerify", static (_, arguments) => KeyArguments.Holds(() =>
        {
            using var key = ECDsa.Create(arguments.Key<EllipticKey>(0).Parameters);
            return key.VerifyData(arguments.Bytes(3), arguments.Bytes(2), arguments.Hash(1), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        })),
        ("ecAgree", static (scope, arguments) => scope.Attempt(() =>
        {
            using var own = ECDiffieHellman.Create(arguments.Key<EllipticKey>(0).Parameters);
            using var other = ECDiffieHellman.Create(arguments.Key<EllipticKey>(1).Parameters);
            using var point = other.PublicKey;
            return own.DeriveRawSecretAgreement(point);
        })),
        ("okpGenerate", static (scope, arguments) => scope.Handle(EdwardsKey.Generate(scope, arguments.Text(0)))),
        ("edSign", static (scope, arguments) => scope.Handle(arguments.Key<EdwardsKey>(0).Sign(arguments.Bytes(1)))),
        ("edVerify", static (_, arguments) => arguments.Key<EdwardsKey>(0).Verify(arguments.Bytes(1), arguments.Bytes(2)) ? JsBoolean.True : JsBoolean.False),
        ("xAgree", static (scope, arguments) => scope.Handle(arguments.Key<EdwardsKey>(0).Agree(arguments.Key<EdwardsKey>(1)))),
    ];
}
