global using EShopSim.Formats.Diagnostics;
global using EShopSim.Formats.Yaml;
global using YamlDotNet.Core;
