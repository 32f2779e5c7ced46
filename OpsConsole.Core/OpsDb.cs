using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Checking;
using OpsConsole.Core.Activity.Reading;
using OpsConsole.Core.Activity.Redacting;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Files;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Deliverability;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Turns;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Erasing;
using OpsConsole.Core.Users.Exports;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Core.Users.Onboarding;
using OpsConsole.Core.Users.OwnData;
using OpsConsole.Core.Users.Phones;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Core.Users.Terms;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Core.Users.Viewing;
using OpsConsole.Core.Views;
using OpsConsole.Core.Work;

namespace OpsConsole.Core;

/// <summary>
/// The sets of the product, seen from one tenant. Opened by <see cref="OpsDbs"/>, used by one use case on one thread, disposed at once.
/// Saving (see OpsDb.Saving.cs) stamps tenants, raises versions, writes recorded activity with its outbox rows and keeps the tallies,
/// all in one transaction, and tells the live feed after the commit.
/// </summary>
public abstract partial class OpsDb(DbContextOptions options) : IdentityUserContext<User, long>(options)
{
    /// <summary>The name of the query filter that keeps tenants apart; <c>IgnoreQueryFilters([TenantFilter])</c> is for the system's own loops.</summary>
    public const string TenantFilter = "Tenant";

    /// <summary>The name of the query filter that leaves out leads and opportunities in the trash.</summary>
    public const string TrashFilter = "Trash";

    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<Role> Roles => Set<Role>();
    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();
    public DbSet<RoleMembership> RoleMemberships => Set<RoleMembership>();
    public DbSet<ActivityEntry> Activity => Set<ActivityEntry>();
    public DbSet<ActivitySeal> ActivitySeals => Set<ActivitySeal>();
    public DbSet<ActivityRedaction> ActivityRedactions => Set<ActivityRedaction>();
    public DbSet<ActivityCheck> ActivityChecks => Set<ActivityCheck>();
    public DbSet<ActivityExport> ActivityExports => Set<ActivityExport>();
    public DbSet<PersonalRead> PersonalReads => Set<PersonalRead>();
    public DbSet<Erasure> Erasures => Set<Erasure>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<WorkAttempt> WorkAttempts => Set<WorkAttempt>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<JobPlan> JobPlans => Set<JobPlan>();
    public DbSet<ClockShift> ClockShifts => Set<ClockShift>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<TwoFactorKey> TwoFactorKeys => Set<TwoFactorKey>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<TermsAcceptance> TermsAcceptances => Set<TermsAcceptance>();
    public DbSet<UserOnboarding> UserOnboardings => Set<UserOnboarding>();
    public DbSet<DataCopy> DataCopies => Set<DataCopy>();
    public DbSet<UserMarket> UserMarkets => Set<UserMarket>();
    public DbSet<NotificationPreference> NotificationPreferences => Set<NotificationPreference>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<AddressChoice> AddressChoices => Set<AddressChoice>();
    public DbSet<DeliverabilityAlarm> DeliverabilityAlarms => Set<DeliverabilityAlarm>();
    public DbSet<NoticeTurn> NoticeTurns => Set<NoticeTurn>();
    public DbSet<UserPreference> UserPreferences => Set<UserPreference>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<InstallationSetting> InstallationSettings => Set<InstallationSetting>();
    public DbSet<Flag> Flags => Set<Flag>();
    public DbSet<FlagTally> FlagTallies => Set<FlagTally>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<StoredFileChunk> FileChunks => Set<StoredFileChunk>();
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<LeadTag> LeadTags => Set<LeadTag>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<NoteMention> NoteMentions => Set<NoteMention>();
    public DbSet<TaskItem> Tasks => Set<TaskItem>();
    public DbSet<Opportunity> Opportunities => Set<Opportunity>();
    public DbSet<LeadTally> LeadTallies => Set<LeadTally>();
    public DbSet<LeadImport> LeadImports => Set<LeadImport>();
    public DbSet<LeadImportProblem> LeadImportProblems => Set<LeadImportProblem>();
    public DbSet<LeadImportLine> LeadImportLines => Set<LeadImportLine>();
    public DbSet<LeadImportCorrection> LeadImportCorrections => Set<LeadImportCorrection>();
    public DbSet<LeadImportCheck> LeadImportChecks => Set<LeadImportCheck>();
    public DbSet<BulkAction> BulkActions => Set<BulkAction>();
    public DbSet<BulkBatch> BulkBatches => Set<BulkBatch>();
    public DbSet<BulkResult> BulkResults => Set<BulkResult>();
    public DbSet<LeadPhoto> LeadPhotos => Set<LeadPhoto>();
    public DbSet<LeadMatch> LeadMatches => Set<LeadMatch>();
    public DbSet<LeadMerge> LeadMerges => Set<LeadMerge>();
    public DbSet<LeadExport> LeadExports => Set<LeadExport>();
    public DbSet<UserViewing> UserViewings => Set<UserViewing>();
    public DbSet<UserExport> UserExports => Set<UserExport>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<ExpiryNotice> ExpiryNotices => Set<ExpiryNotice>();
    public DbSet<Partner> Partners => Set<Partner>();
    public DbSet<PartnerTurn> PartnerTurns => Set<PartnerTurn>();
    public DbSet<LeadHandover> LeadHandovers => Set<LeadHandover>();
    public DbSet<LeadVerification> LeadVerifications => Set<LeadVerification>();
    public DbSet<LeadCheckmark> LeadCheckmarks => Set<LeadCheckmark>();
    public DbSet<LeadReckoning> LeadReckonings => Set<LeadReckoning>();
    public DbSet<LeadMarket> LeadMarkets => Set<LeadMarket>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<SecurityAlert> SecurityAlerts => Set<SecurityAlert>();
    public DbSet<AddressBlock> AddressBlocks => Set<AddressBlock>();
    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();
    public DbSet<Integration> Integrations => Set<Integration>();
    public DbSet<ProviderCall> ProviderCalls => Set<ProviderCall>();
    public DbSet<ProviderAnswer> ProviderAnswers => Set<ProviderAnswer>();
    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();
    public DbSet<MessageEvent> MessageEvents => Set<MessageEvent>();
    public DbSet<AddressSuppression> AddressSuppressions => Set<AddressSuppression>();
    public DbSet<IncomingText> IncomingTexts => Set<IncomingText>();
    public DbSet<PhoneCode> PhoneCodes => Set<PhoneCode>();
    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();
    public DbSet<TemplateDraft> TemplateDrafts => Set<TemplateDraft>();

    /// <summary>The tenant whose rows are seen and written; 0 sees nothing that belongs to a tenant.</summary>
    public long TenantId { get; private set; }

    /// <summary>The leads of these ids, of which there may be hundreds, in no order.</summary>
    public virtual IQueryable<Lead> LeadsOf(IReadOnlyCollection<long> ids) => Leads.Where(lead => ids.Contains(lead.Id));

    internal void Enter(long tenantId, OpsDbServices services, bool onlyLooks = false)
    {
        (TenantId, this.services, this.onlyLooks) = (tenantId, services, onlyLooks);
        recorded.Clear();
        signals.Clear();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var entity in builder.Model.GetEntityTypes().Where(type => typeof(ITenantOwned).IsAssignableFrom(type.ClrType)))
            builder.Entity(entity.ClrType).HasQueryFilter(TenantFilter, OfThisTenant(entity.ClrType));
        builder.Entity<Lead>().HasQueryFilter(TrashFilter, lead => lead.DeletedAtUtc == null);
        builder.Entity<Opportunity>().HasQueryFilter(TrashFilter, opportunity => opportunity.DeletedAtUtc == null);
    }

    /// <summary><c>row => row.TenantId == this.TenantId</c>; EF reads the right side from the context of each query.</summary>
    private LambdaExpression OfThisTenant(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var own = Expression.Property(Expression.Constant(this, typeof(OpsDb)), nameof(TenantId));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(ITenantOwned.TenantId)), own), row);
    }
}
