using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Access;
using OpsConsole.Web.Flags;
using OpsConsole.Web.Leads;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Opportunities;
using OpsConsole.Web.Opportunities.Board;
using OpsConsole.Web.Opportunities.Detail;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Parts.Presence;
using OpsConsole.Web.Settings;
using OpsConsole.Web.Shell.Palette;

namespace OpsConsole.Tests.Leads;

/// <summary>Board pages over real services, each in a renderer of its own as in a circuit of its own.</summary>
internal sealed class OpenBoards(TestOps ops, Actor who)
{
    private string? session;

    // The use cases and queries of the product, whichever a panel asks for.
    private readonly IReadOnlyList<Type> core =
    [
        .. typeof(UseCases).Assembly.GetTypes().Where(type => type is { IsClass: true, IsSealed: true, IsPublic: true, ContainsGenericParameters: false }
            && !type.IsAssignableTo(typeof(IDisposable)) && !type.IsAssignableTo(typeof(IAsyncDisposable)) && ops.Get<IServiceProviderIsService>().IsService(type)),
    ];

    public static void Configure(IServiceCollection services)
    {
        services.AddLeadPages();
        services.AddOpportunityPages();
        services.AddSettingPages();
        services.AddFlagPages();
    }

    /// <summary>What would grow if a page that is closed were still held by somebody.</summary>
    public (int Topics, int Boards, int Stretches, int Facets, int Details) Held =>
        (ops.Get<LiveFeed>().TopicCount, ops.Get<LeadBoardViews>().Boards.Count, ops.Get<LeadBoardViews>().Stretches.Count,
            ops.Get<LeadFacetViews>().Views.Count, ops.Get<LeadDetailViews>().Views.Count);

    /// <summary>Opens the board at the address, closes it again, and keeps nothing but a weak hold on the page.</summary>
    /// <param name="waitFor">A CSS selector to wait for; null closes the page while it is still loading.</param>
    public Task<WeakReference> OpenAndCloseAsync(string address, string? waitFor) => OpenAndCloseAsync<LeadBoardPage>(address, waitFor);

    /// <summary>The same of any board's page.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<WeakReference> OpenAndCloseAsync<TPage>(string address, string? waitFor)
        where TPage : IComponent
    {
        var context = new BunitContext();
        await using (context)
        {
            await PrepareAsync(context);
            context.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(address);
            var page = context.Render<TPage>();
            if (waitFor is not null)
                page.WaitForElement(waitFor, TimeSpan.FromSeconds(20));
            var reference = new WeakReference(page.Instance);
            await context.DisposeComponentsAsync();
            return reference;
        }
    }

    private async Task PrepareAsync(BunitContext context)
    {
        var access = (await ops.Get<AccessDirectory>().FindAsync(who.UserId!.Value))!;
        session ??= await ops.Get<OpenUserSession>().RunAsync(access, new SessionOrigin("a test", null, null), CancellationToken.None);
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.JSInterop.SetupModule("/js/board.js").Mode = JSRuntimeMode.Loose;
        context.JSInterop.SetupModule("/js/facts.js").Mode = JSRuntimeMode.Loose;
        context.JSInterop.SetupModule("/js/settings.js").Mode = JSRuntimeMode.Loose;
        context.JSInterop.SetupModule("./js/photos.js").Mode = JSRuntimeMode.Loose;
        context.JSInterop.SetupModule("./js/gallery.js").Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton<AuthenticationStateProvider>(new Theirs(new AuthenticationState(SignedIn.Principal(access, session))));
        foreach (var type in core)
            context.Services.AddSingleton(type, _ => ops.Get<IServiceProvider>().GetRequiredService(type));
        context.Services.AddSingleton<TimeProvider>(ops.Time).AddSingleton<AntiforgeryStateProvider, NoForms>();
        context.Services.AddSingleton(ops.Get<LeadBoardViews>()).AddSingleton(ops.Get<LeadFacetViews>()).AddSingleton(ops.Get<LeadDetailViews>());
        context.Services.AddSingleton(ops.Get<OpportunityBoardViews>()).AddSingleton(ops.Get<OpportunityDetailViews>()).AddScoped<OpportunityMoves>();
        context.Services.AddSingleton(ops.Get<SettingViews>()).AddSingleton(ops.Get<FlagViews>());
        context.Services.AddSingleton(ops.Get<PeopleViews>()).AddSingleton(ops.Get<Onlookers>()).AddScoped<CircuitPresence>();
        context.Services.AddSingleton<SignedInActors>().AddSingleton<SignInWatches>().AddScoped<CircuitAccess>();
        context.Services.AddScoped<CurrentActor>().AddScoped<CurrentFlags>().AddScoped<LeadDecisions>().AddScoped<Toasts>().AddScoped<Drafts>().AddScoped<PageActions>();
        // Last: it makes the services, and none can be added behind that.
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private sealed class Theirs(AuthenticationState state) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(state);
    }

    /// <summary>There is no request whose token a form could send along.</summary>
    private sealed class NoForms : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
