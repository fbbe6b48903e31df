using EShopSim.Cli;

return await EShopSimTool.RunAsync(args, Terminal.OfProcess());
