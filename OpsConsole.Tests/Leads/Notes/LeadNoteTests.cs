using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Notes;

public sealed class LeadNoteTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_note_names_whom_it_mentions_if_they_may_see_leads(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        await ops.AnaAsync();
        var target = await ops.LeadAsync();

        var noteId = (await ops.Get<AddLeadNote>().RunAsync(target.Id, "  @Jonas Reyes, call @Ana Duarte or mail x@Jonas Reyes.de ", maria, ct)).Value;

        await using var db = ops.Open();
        Assert.Equal($"{{\"noteId\":{noteId},\"mentions\":[{jonas.UserId}]}}", (await db.Activity.SingleAsync(row => row.Action == "lead.noted", ct)).Particulars);
        var note = Assert.Single((await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, target.Id, ct))!.Notes);
        Assert.Equal(("@Jonas Reyes, call @Ana Duarte or mail x@Jonas Reyes.de", "Maria Keller"), (note.Text, note.AuthorName));
        Assert.Equal(["Jonas Reyes"], note.Mentions);
        Assert.Equal(target.Version, (await ops.ReadAsync(target.Id)).Version);
    }

    [Fact]
    public async Task A_note_is_changed_by_its_author_only_and_tells_only_people_who_are_new_in_it()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas, sam) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.SamAsync());
        var target = await ops.LeadAsync();
        var noteId = (await ops.Get<AddLeadNote>().RunAsync(target.Id, "@Jonas Reyes look", sam, ct)).Value;

        Assert.IsType<OnlyItsAuthorChangesANote>((await ops.Get<ChangeNote>().RunAsync(new(noteId, 1), "mine", maria, ct)).Error);
        Assert.IsType<NoteIsEmpty>((await ops.Get<ChangeNote>().RunAsync(new(noteId, 1), "  ", sam, ct)).Error);
        Assert.True((await ops.Get<ChangeNote>().RunAsync(new(noteId, 1), "@Jonas Reyes and @Maria Keller look", sam, ct)).Succeeded);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangeNote>().RunAsync(new(noteId, 1), "late", sam, ct)).Error);

        await using var db = ops.Open();
        Assert.Equal($"{{\"noteId\":{noteId},\"mentions\":[{maria.UserId}]}}", (await db.Activity.SingleAsync(row => row.Action == "lead.note-changed", ct)).Particulars);
        Assert.IsType<OnlyItsAuthorChangesANote>((await ops.Get<RemoveNote>().RunAsync(noteId, await ops.SomebodyAsync("Finn Bell", "Finance"), ct)).Error);
        Assert.True((await ops.Get<RemoveNote>().RunAsync(noteId, jonas, ct)).Succeeded);
        Assert.Equal((0, 0), (await db.Notes.CountAsync(ct), await db.NoteMentions.CountAsync(ct)));
    }

    [Fact]
    public async Task Notes_of_another_tenant_are_not_there()
    {
        await using var ops = await TestOps.StartAsync();
        var target = await ops.LeadAsync();
        var noteId = (await ops.Get<AddLeadNote>().RunAsync(target.Id, "ours", await ops.MariaAsync(), ct)).Value;
        var elsewhere = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        var olga = await ops.SomebodyAsync("Olga Far", "Manager", elsewhere);

        Assert.IsType<NotFound>((await ops.Get<AddLeadNote>().RunAsync(target.Id, "theirs", olga, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ChangeNote>().RunAsync(new(noteId, 1), "theirs", olga, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<RemoveNote>().RunAsync(noteId, olga, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<AddLeadNote>().RunAsync(target.Id, "an agent's", await ops.AnaAsync(), ct)).Error);
    }

    [Theory]
    [InlineData("@Ana Duarte!", "Ana Duarte")]
    [InlineData("@ana duarte and @ANA", "Ana Duarte|Ana")]
    [InlineData("@Anabel", "")]
    [InlineData("mail@Ana", "")]
    [InlineData("@@Ana", "Ana")]
    public void The_longest_name_counts_and_a_word_is_whole(string text, string names) =>
        Assert.Equal(names, string.Join('|', Mentions.In(text, [new(1, "Ana"), new(2, "Ana Duarte")]).Select(person => person.Name)));
}
