using Acornima.Ast;

namespace Acornima;

/// <summary>Called when a node is complete, children before parents. A node that becomes part of a pattern is reported again in its new form.</summary>
public delegate void OnNodeHandler(Node node, in OnNodeContext context);
