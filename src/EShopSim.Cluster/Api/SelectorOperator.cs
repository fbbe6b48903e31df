namespace EShopSim.Cluster.Api;

/// <summary>How a selector term compares a label's value.</summary>
public enum SelectorOperator
{
    /// <summary>The value is one of those listed.</summary>
    In,

    /// <summary>The value is none of those listed, or the key is absent.</summary>
    NotIn,

    /// <summary>The key is present.</summary>
    Exists,

    /// <summary>The key is absent.</summary>
    DoesNotExist,

    /// <summary>The value is an integer greater than the one listed (node selectors only).</summary>
    Gt,

    /// <summary>The value is an integer less than the one listed (node selectors only).</summary>
    Lt,
}
