using k8s;
using k8s.Models;

namespace BaasFunctions.Tests.Deployment;

/// <summary>deploy/kubernetes holds objects of the API, strictly read with its own models, and says what the threat model asks for.</summary>
[TestClass]
public sealed class KubernetesTests
{
    private static readonly List<object> s_objects =
        KubernetesYaml.LoadAllFromString(File.ReadAllText(Repository.PathOf("deploy/kubernetes/server.yaml")), strict: true);

    [TestMethod]
    public void Objects_AreAllThatItTakes()
    {
        CollectionAssert.AreEquivalent(
            (string[])["V1Deployment", "V1Service", "V2HorizontalPodAutoscaler", "V1PodDisruptionBudget", "V1NetworkPolicy"],
            s_objects.Select(item => item.GetType().Name).ToArray());
        Assert.IsTrue(s_objects.Cast<IMetadata<V1ObjectMeta>>().All(item => item.Metadata is { Name: "baas-functions", NamespaceProperty: "baas-functions" }));
    }

    [TestMethod]
    public void Schema_RefusesWhatItDoesNotKnow() => Assert.ThrowsExactly<YamlDotNet.Core.YamlException>(() => KubernetesYaml.LoadAllFromString(
        "apiVersion: v1\nkind: Service\nmetadata: { name: x }\nspec: { selectors: { a: b } }\n", strict: true));

    [TestMethod]
    public void Pod_IsNobodyOnAReadOnlyRoot()
    {
        var pod = Of<V1Deployment>().Spec.Template.Spec;
        var server = pod.Containers.Single();

        Assert.IsTrue(pod.SecurityContext.RunAsNonRoot);
        Assert.IsFalse(pod.AutomountServiceAccountToken);
        Assert.AreEqual("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.IsTrue(server.SecurityContext.ReadOnlyRootFilesystem);
        Assert.IsFalse(server.SecurityContext.AllowPrivilegeEscalation);
        Assert.AreEqual("ALL", server.SecurityContext.Capabilities.Drop.Single());
        Assert.IsTrue(server.Resources.Limits.ContainsKey("memory"));
        CollectionAssert.AreEqual((string[])["/health/live", "/health/ready"], (string[])[server.LivenessProbe.HttpGet.Path, server.ReadinessProbe.HttpGet.Path]);
        Assert.IsGreaterThan(25L, pod.TerminationGracePeriodSeconds!.Value);
    }

    [TestMethod]
    public void Objects_MeanTheSamePods()
    {
        var labels = Of<V1Deployment>().Spec.Template.Metadata.Labels;
        foreach (var selector in (IDictionary<string, string>[])
        [
            Of<V1Deployment>().Spec.Selector.MatchLabels, Of<V1Service>().Spec.Selector, Of<V1PodDisruptionBudget>().Spec.Selector.MatchLabels,
            Of<V1NetworkPolicy>().Spec.PodSelector.MatchLabels,
        ])
        {
            CollectionAssert.AreEquivalent(labels.ToArray(), selector.ToArray());
        }

        Assert.AreEqual(Of<V1Deployment>().Metadata.Name, Of<V2HorizontalPodAutoscaler>().Spec.ScaleTargetRef.Name);
    }

    [TestMethod]
    [DataRow("10.0.0.0/8")]
    [DataRow("172.16.0.0/12")]
    [DataRow("192.168.0.0/16")]
    [DataRow("169.254.0.0/16")]
    [DataRow("100.64.0.0/10")]
    [DataRow("127.0.0.0/8")]
    public void Policy_LetsNothingOutToPrivateRanges(string range)
    {
        var policy = Of<V1NetworkPolicy>().Spec;

        CollectionAssert.AreEquivalent((string[])["Ingress", "Egress"], policy.PolicyTypes.ToArray());
        Assert.Contains(range, policy.Egress.SelectMany(rule => rule.To ?? []).Single(peer => peer.IpBlock?.Cidr == "0.0.0.0/0").IpBlock.Except.ToArray());
    }

    private static T Of<T>() => s_objects.OfType<T>().Single();
}
