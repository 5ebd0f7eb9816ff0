"""What the fields of records are called that hold an article.

Source: the output of news-please, newspaper4k, fundus, trafilatura, NewsAPI, newsapi.ai, the Guardian's and the New
York Times' interfaces, GDELT, WordPress' REST interface, JSON Feed, NewsML-G2, and the columns of published tables of
news (All the News, CC-News, Kaggle, Hugging Face).
"""

from __future__ import annotations

#: names that a field has in the wild, the more telling ones first, in lower case and without punctuation
KNOWN_NAMES: dict[str, tuple[str, ...]] = {
    part: tuple(names.split())
    for part, names in {
        "id": "articleid id docid documentid uid uuid guid uri newsid storyid postid externalid",
        "title": "title headline articletitle webtitle posttitle newstitle storytitle pagetitle head heading",
        "text": "text fulltext articletext bodytext textcontent contenttext maintext plaintext cleantext textclean "
        "cleanedtext newstext storytext textbody body articlebody postbody storybody newsbody bodycontent "
        "articlecontent postcontent newscontent maincontent fullcontent content contents story article document "
        "contenthtml bodyhtml articlehtml htmlcontent",
        "published": "published datepublished publishedat publisheddate publisheddatetime publishedtime publishedon "
        "publishdate datepublish publishtime publishdatetime publishingdate publicationdate publicationdatetime "
        "publicationtime dateofpublication webpublicationdate firstpublicationdate firstpublished firstpublisheddate "
        "articlepublishedtime pubdate pubtime datetimepub postdate dateposted postedat postedon posttime postdategmt "
        "articledate newsdate storydate displaydate issuedate issued releasedate firstcreated contentcreated "
        "versioncreated date datetime timestamp created createdat createdtime datecreated time day seendate",
        "url": "url link articleurl pageurl weburl sourceurl canonicalurl canonical requestedurl originalurl storyurl "
        "newsurl posturl documenturl finalurl responseurl href permalink source",
    }.items()
}

#: objects inside a record that hold the article: Elasticsearch, the Guardian, JSON:API, and scrapers
WRAPPERS: tuple[str, ...] = ("_source", "fields", "attributes")
