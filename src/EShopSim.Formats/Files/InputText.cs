namespace EShopSim.Formats.Files;

/// <summary>A file's text and the name the user knows it by.</summary>
internal sealed record InputText(string Name, string Text);
